/** Controls and everything that floats: each must look right and break no policy. */
import {
  Alert,
  App,
  Button,
  Checkbox,
  DatePicker,
  Drawer,
  Input,
  InputNumber,
  Modal,
  Popconfirm,
  Progress,
  Radio,
  Segmented,
  Select,
  Skeleton,
  Spin,
  Steps,
  Switch,
  Tabs,
  Tag,
  Tooltip,
} from 'antd'
import { useState } from 'react'
import { ConfirmAction } from '../kit/ConfirmAction.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { useWords } from '../words/words.ts'
import { styleWords } from './words.ts'

export function ControlsPart() {
  const t = useWords(styleWords)
  const { message, notification } = App.useApp()
  const [open, setOpen] = useState<'dialog' | 'drawer' | null>(null)
  const options = [t('house'), t('li'), t('zhou')].map((label) => ({ value: label, label }))
  return (
    <div className="wf-parts">
      <div>
        <Button type="primary">{t('primary')}</Button>
        <Button>{t('secondary')}</Button>
        <Button danger>{t('dangerous')}</Button>
        <Button type="primary" danger>
          {t('dangerous')}
        </Button>
        <Button type="text">{t('secondary')}</Button>
        <Button type="primary" loading>
          {t('busy')}
        </Button>
        <Button disabled>{t('off')}</Button>
      </div>
      <div>
        <Input placeholder={t('search')} aria-label={t('search')} />
        <Input placeholder={t('search')} status="error" aria-label={t('search')} />
        <Input placeholder={t('off')} disabled aria-label={t('off')} />
      </div>
      <div>
        <Select placeholder={t('choose')} options={options} showSearch aria-label={t('choose')} className="wf-sample" />
        <Select
          mode="multiple"
          defaultValue={[t('li')]}
          options={options}
          aria-label={t('choose')}
          className="wf-sample"
        />
        <DatePicker aria-label={t('day')} />
        <DatePicker.RangePicker aria-label={t('day')} />
        <InputNumber defaultValue={12} aria-label={t('score')} />
      </div>
      <div>
        <Radio.Group options={[t('general'), t('major')]} defaultValue={t('general')} />
        <Checkbox defaultChecked>{t('photos')}</Checkbox>
        <Switch defaultChecked aria-label={t('off')} />
        <Segmented options={[t('general'), t('major')]} />
        <Tag>{t('general')}</Tag>
      </div>
      <Tabs
        items={[t('facts'), t('timeline'), t('photos')].map((label) => ({
          key: label,
          label,
          children: t('sampleText'),
        }))}
      />
      <Steps
        size="small"
        current={1}
        items={[t('reported'), t('approved'), t('closeIt')].map((title) => ({ title }))}
      />
      <Alert type="info" showIcon title={t('formNote')} />
      <Alert type="warning" showIcon title={t('returned')} description={t('returnedWhy')} />
      <Alert type="error" showIcon title={t('returned')} />
      <Alert type="success" showIcon title={t('approved')} />
      <div>
        <Button onClick={() => void message.success(t('approved'))}>{t('showMessage')}</Button>
        <Button onClick={() => notification.info({ title: t('approved'), description: t('returnedWhy') })}>
          {t('showNotice')}
        </Button>
        <Button onClick={() => setOpen('dialog')}>{t('showDialog')}</Button>
        <Button onClick={() => setOpen('drawer')}>{t('showDrawer')}</Button>
        <Tooltip title={t('returnedWhy')}>
          <Button>{t('hint')}</Button>
        </Tooltip>
        <Popconfirm title={t('closeTitle')}>
          <Button>{t('closeIt')}</Button>
        </Popconfirm>
        <ConfirmAction
          label={t('closeIt')}
          title={t('closeTitle')}
          consequence={t('closeConsequence')}
          reason="required"
          primary
          act={() => Promise.resolve()}
        />
      </div>
      <div>
        <Spin />
        <Progress percent={62} aria-label={t('figures')} className="wf-sample" />
      </div>
      <Skeleton active paragraph={{ rows: 2 }} />
      <EmptyState
        title={t('emptyTitle')}
        hint={t('emptyHint')}
        action={<Button type="primary">{t('primary')}</Button>}
      />
      <Modal open={open === 'dialog'} title={t('closeTitle')} onCancel={() => setOpen(null)} onOk={() => setOpen(null)}>
        {t('sampleText')}
      </Modal>
      <Drawer open={open === 'drawer'} title={t('facts')} onClose={() => setOpen(null)}>
        {t('sampleText')}
      </Drawer>
    </div>
  )
}
